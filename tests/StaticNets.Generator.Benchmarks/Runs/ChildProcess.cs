using System.Diagnostics;

namespace StaticNets.Generator.Benchmarks.Runs;

/// <summary>Starts this program in a new process, which has not compiled anything yet.</summary>
internal static class ChildProcess
{
    /// <summary>Returns the line that the process prints.</summary>
    /// <exception cref="InvalidOperationException">The process failed.</exception>
    public static string Run(params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
