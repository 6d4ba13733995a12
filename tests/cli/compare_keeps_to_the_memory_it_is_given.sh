# The limit holds for what is made of the texts too, and is named.
printf 'Head\n\nThe ferry of Norr sails on Monday at six.\n' >source.txt
printf 'Head\n\nThe ferry of Norr sails on Friday at six.\n' >copy.txt
wirecopy compare --memory 1000 source.txt copy.txt
echo "status $?"
wirecopy compare --memory 1G --summary source.txt copy.txt >out
echo "status $?"
