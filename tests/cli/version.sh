wirecopy --version
wirecopy -V
