printf 'Il ponte\n\nIl ponte sul Tesco riapre al traffico a marzo, ha detto la sindaca di Olmira.\n' > source.txt
printf 'Il ponte\n\nIl ponte sul Tesco riapre al traffico a maggio, ha detto la sindaca di Olmira.\n' > copy.txt
wirecopy compare --quiet source.txt copy.txt | grep 'language'
