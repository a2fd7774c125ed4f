using StaticNets.Tests.Files;

// What a test starts as a process of its own, to kill it.
EndlessWriter.Run(args);
