namespace StaticNets.MessagePassing;

/// <summary>What the end of this process means for the other ranks: a failure ends them, and a success waits for them.</summary>
internal static class ProcessEnd
{
    /// <summary>The exit code of processes that are ended because a rank has failed.</summary>
    public const int Failure = 1;

    // The launchers forward what the ranks print, but stop reading it as soon as one of them aborts.
    private static readonly TimeSpan _forwarding = TimeSpan.FromMilliseconds(300);

    private static int _aborted;

    /// <summary>Follows unhandled exceptions and the end of this process.</summary>
    /// <param name="world">All processes.</param>
    /// <param name="functions">The functions of MPI.</param>
    /// <param name="completes">Whether this package has initialised MPI, and therefore also finalises it.</param>
    public static void Watch(MpiWorld world, MpiFunctions functions, bool completes)
    {
        // Otherwise the other ranks would wait for this one forever.
        AppDomain.CurrentDomain.UnhandledException += (_, arguments) =>
            Abort(world, functions, $"Unhandled exception. {arguments.ExceptionObject}", Failure);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (Volatile.Read(ref _aborted) != 0)
            {
                return;
            }

            if (Environment.ExitCode != 0)
            {
                Abort(world, functions, $"ends with exit code {Environment.ExitCode}.", Environment.ExitCode);
            }
            else if (completes)
            {
                functions.Complete();
            }
        };
    }

    /// <summary>Writes a message to standard error and ends all processes.</summary>
    public static void Abort(MpiWorld world, MpiFunctions functions, string message, int exitCode)
    {
        if (Interlocked.Exchange(ref _aborted, 1) != 0)
        {
            return;
        }

        Console.Error.WriteLine($"Rank {world.Rank} of {world.Size}: {message}");
        Console.Error.Flush();
        Thread.Sleep(_forwarding);
        functions.Abort(exitCode);

        // MPI_Abort does not return in any library that is known; this makes sure of it.
        Environment.Exit(exitCode);
    }
}
