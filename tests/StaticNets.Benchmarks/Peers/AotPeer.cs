using System.Diagnostics;
using StaticNets.Benchmarks.Runs;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Our own workloads, compiled ahead of time for this processor.</summary>
internal sealed class AotPeer
{
    private readonly string _program;

    private AotPeer(string program) => _program = program;

    /// <summary>Compiles them; takes a minute.</summary>
    /// <exception cref="PeerMissingException">The compiler or the system's linker is not there.</exception>
    public static AotPeer Publish()
    {
        string project = PeerFolder.Of("../../StaticNets.Benchmarks.Aot");
        string output = Path.Combine(project, "bin", "native");
        ProcessStartInfo start = new("dotnet", ["publish", "-c", "Release", "--use-current-runtime", "-o", output, project])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? new AotPeer(Path.Combine(output, OperatingSystem.IsWindows() ? "StaticNets.Benchmarks.Aot.exe" : "StaticNets.Benchmarks.Aot"))
            : throw new PeerMissingException($"dotnet publish failed: {text}");
    }

    /// <summary>Median microseconds by workload.</summary>
    public IReadOnlyDictionary<string, double> Measure(IEnumerable<string> workloads, double seconds) =>
        ChildRun.Run(_program, [], workloads, seconds).ToDictionary(report => report.Workload, report => report.MedianMicroseconds);
}
