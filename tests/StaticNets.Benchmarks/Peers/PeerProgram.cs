using System.Diagnostics;
using StaticNets.Tests.Shared;

namespace StaticNets.Benchmarks.Peers;

/// <summary>
/// A child process that runs workloads in another library on request. It inherits the core to which this process is pinned, and the two
/// take turns.
/// </summary>
internal sealed class PeerProgram : IDisposable
{
    private const string Project = "StaticNets.Benchmarks.Peers";

    // Number of freed bytes that glibc keeps for reuse. By default glibc returns a freed large block to the system immediately and must
    // request it again in the next step.
    private const string KeptBytes = "1073741824";

    private readonly Process _process;
    private readonly Task<string> _errors;

    private PeerProgram(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Builds the program.</summary>
    /// <exception cref="PeerMissingException">The build failed, for example because its packages cannot be fetched.</exception>
    public static void Build()
    {
        ProcessStartInfo start = new("dotnet", ["build", "-c", "Release", Repository.PathOf("tests", Project)])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new PeerMissingException(
                $"dotnet build tests/{Project} failed: {text.Split('\n').FirstOrDefault(line => line.Contains("error"))}"
            );
        }
    }

    /// <summary>Starts the program for a library.</summary>
    /// <param name="peer">One of <see cref="PeerNames"/>.</param>
    public static PeerProgram Start(string peer)
    {
        string program = Repository.PathOf("tests", Project, "bin", "Release", "net10.0", Project + ".dll");
        ProcessStartInfo start = new("dotnet", [program, peer])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = KeptBytes;
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = KeptBytes;
        start.Environment["OMP_NUM_THREADS"] = "1";
        return new PeerProgram(Process.Start(start)!);
    }

    /// <summary>Adds a round of a workload and returns the times of all its rounds so far.</summary>
    /// <exception cref="PeerMissingException">The program ended, usually because it cannot load the library.</exception>
    public PeerReport Measure(string workload, double seconds)
    {
        try
        {
            _process.StandardInput.WriteLine(FormattableString.Invariant($"{workload} {seconds}"));
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            // The program has ended, so that there is no answer.
        }

        return _process.StandardOutput.ReadLine() is { } answer
            ? PeerReport.Read(answer)
            : throw new PeerMissingException(_errors.Result.Trim());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
