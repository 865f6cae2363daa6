// at the end of a process, its user CPU time in microseconds and its peak memory in KB
process.on('exit', () => {
  const { userCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`usage ${userCPUTime} ${maxRSS}\n`);
});
