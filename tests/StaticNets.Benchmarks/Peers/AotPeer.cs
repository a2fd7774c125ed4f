using System.Diagnostics;
using StaticNets.Benchmarks.Runs;
using StaticNets.Tests.Shared;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Runs our own workloads compiled ahead of time for this processor.</summary>
internal sealed class AotPeer
{
    private readonly string _program;

    private AotPeer(string program) => _program = program;

    /// <summary>
    /// Compiles the workloads, which takes a minute; prints a message and returns <see langword="null"/> if the compiler or the linker is
    /// missing.
    /// </summary>
    public static AotPeer? TryPublish()
    {
        string project = Repository.PathOf("tests", "StaticNets.Benchmarks.Aot");
        string output = Path.Combine(project, "bin", "native");
        ProcessStartInfo start = new("dotnet", ["publish", "-c", "Release", "--use-current-runtime", "-o", output, project])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"NativeAOT is skipped, dotnet publish failed: {text}");
            return null;
        }

        string program = OperatingSystem.IsWindows() ? "StaticNets.Benchmarks.Aot.exe" : "StaticNets.Benchmarks.Aot";
        return new AotPeer(Path.Combine(output, program));
    }

    /// <summary>Returns the median time of each workload in microseconds.</summary>
    public IReadOnlyDictionary<string, double> Measure(IEnumerable<string> workloads, double seconds) =>
        ChildRun.Run(_program, workloads, seconds).ToDictionary(report => report.Workload, report => report.MedianMicroseconds);
}
