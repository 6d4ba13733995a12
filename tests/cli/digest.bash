# An agency's item, and a copy that changed a figure.
cat >source.txt <<'END'
Ferries will stop at noon as lock is mended

PORT ELLING, March 3 (NPA) - Ferries to Calder Island will stop at noon on Monday while the old lock is mended, the harbour board said.

Ned Marrow, the harbour master, told reporters that the lock had carried 23,000 boats a year since it was opened by the town.

"Nobody thanked the lock for it," Marrow said, "and nobody will."

The board pledged to reopen the lock by April 14.

The fishers of Calder lost a third of their moorings when the second berth was built for the night ferry.

The work costs 4.2 million crowns, and the town of Elling pays half of it out of the harbour fund.

A second lock further up the river stays open for freight and for the boats of the coastguard.
END
sed 's/23,000/32,000/; s/ (NPA)//; 1s/.*/Lock shut/' source.txt >copy.txt
