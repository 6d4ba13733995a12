mkfifo silent busy
timeout 60 wirecopy read silent
echo "status $?"
# A writer that is there may take its time.
(
    exec 3>busy
    sleep 6
    echo '{"id":"late","text":"The night ferry between Orrin Bay and the Calder Islands will get a second berth by autumn."}' >&3
) &
timeout 60 wirecopy read --json busy | grep -o '"id":"late"'
wait
# So is a pipe of the shell.
timeout 60 wirecopy read --json <(sleep 1
    echo '{"id":"shell","text":"The night ferry between Orrin Bay and the Calder Islands will get a second berth by autumn."}') |
    grep -o '"id":"shell"'
