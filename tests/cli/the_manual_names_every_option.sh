for command in $(wirecopy help --words | grep -v help); do
    for word in $(wirecopy help --words $command); do
        name=$(echo "${word%=}" | sed 's/-/\\\\-/g')
        grep -q -- "$name" "$ROOT/docs/man/wirecopy-$command.1" ||
            echo "$command: $word is missing"
    done
done
