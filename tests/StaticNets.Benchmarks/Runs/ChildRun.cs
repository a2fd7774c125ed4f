using System.Diagnostics;
using System.Globalization;
using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Runs;

/// <summary>Measures workloads in another program.</summary>
internal static class ChildRun
{
    /// <summary>
    /// Runs <c>program --seconds S NAME…</c> on the cores that this process may use, and returns the reports that the program prints.
    /// </summary>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public static List<Report> Run(string program, IEnumerable<string> names, double seconds)
    {
        ProcessStartInfo start = new(program, ["--seconds", seconds.ToString(CultureInfo.InvariantCulture), .. names])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ReportJson.Read)]
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }
}
