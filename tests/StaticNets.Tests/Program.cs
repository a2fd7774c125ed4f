using StaticNets.Tests.Engines;
using StaticNets.Tests.Files;
using Xunit.Runner.InProc.SystemConsole;

// Some tests start this program again, for work that needs its own process. All other arguments are passed to xunit.
switch (args)
{
    case ["full-pool"]:
        FullPool.Run();
        return 0;
    case ["compiled-once"]:
        CompiledOnce.Run();
        return 0;
    case ["save" or "checkpoint", _]:
        EndlessWriter.Run(args);
        return 0;
    default:
        return await ConsoleRunner.Run(args);
}
