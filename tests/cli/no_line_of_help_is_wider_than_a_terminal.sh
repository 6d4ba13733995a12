for command in $(wirecopy help --words); do
    wirecopy help $command | awk -v c=$command 'length > 80 { print c ": " $0 }'
done
