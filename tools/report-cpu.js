// preloaded into a process that is measured: at its end it writes its user CPU, in microseconds, to file descriptor 3
process.on('exit', () => require('fs').writeSync(3, String(process.cpuUsage().user)));
