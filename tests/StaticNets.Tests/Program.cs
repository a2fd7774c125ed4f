using StaticNets.Tests.Engines;
using StaticNets.Tests.Files;

// Work that a test starts as a process of its own.
switch (args[0])
{
    case "full-pool":
        FullPool.Run();
        break;
    default:
        EndlessWriter.Run(args);
        break;
}
