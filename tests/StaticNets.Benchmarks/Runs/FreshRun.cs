using System.Diagnostics;
using System.Globalization;

namespace StaticNets.Benchmarks.Runs;

/// <summary>Measures how soon a workload reaches its full speed in a new process.</summary>
internal static class FreshRun
{
    private const int Repetitions = 3;

    /// <summary>Returns the median of three processes in milliseconds; <see langword="null"/> if it is not reached.</summary>
    /// <param name="steadyMicroseconds">Time of one run at full speed.</param>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static double? Milliseconds(string workload, double steadyMicroseconds)
    {
        double median = Enumerable
            .Range(0, Repetitions)
            .Select(_ => Once(workload, steadyMicroseconds) ?? double.PositiveInfinity)
            .Order()
            .ElementAt(Repetitions / 2);
        return double.IsFinite(median) ? median : null;
    }

    private static double? Once(string workload, double steadyMicroseconds)
    {
        string steady = steadyMicroseconds.ToString(CultureInfo.InvariantCulture);
        string program = typeof(FreshRun).Assembly.Location;
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [program, "fresh", workload, "--steady", steady]) { RedirectStandardOutput = true }
        )!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode != 0 ? throw new InvalidOperationException($"The workload {workload} ended with {process.ExitCode}.")
            : double.TryParse(output, CultureInfo.InvariantCulture, out double milliseconds) ? milliseconds
            : null;
    }
}
