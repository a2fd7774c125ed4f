using System.Diagnostics;
using System.Globalization;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Trains the digits in NumPy, by a Python script on the core to which this process is pinned.</summary>
internal static class NumPyPeer
{
    // Debian's Python, because Debian's NumPy is compiled for it.
    private const string Python = "/usr/bin/python3";

    private const string Script = "digits_numpy.py";
    private const string Fit = "fit: ";
    private const int Repetitions = 5;

    /// <summary>Returns the median time of the training in microseconds.</summary>
    /// <exception cref="PeerMissingException">NumPy is not installed.</exception>
    public static double MeasureDigits() =>
        Enumerable.Range(0, Repetitions).Select(_ => Milliseconds()).Order().ElementAt(Repetitions / 2) * 1000;

    private static double Milliseconds()
    {
        string line = Run().Split('\n').First(line => line.StartsWith(Fit));
        return double.Parse(line[Fit.Length..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static string Run()
    {
        ProcessStartInfo start = new(Python, [HarnessFiles.PathOf("peers", Script)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output
                : throw new PeerMissingException($"{Script} failed: {errors.Result.Trim().Split('\n')[^1]}");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new PeerMissingException($"{Python} cannot be started: {error.Message}");
        }
    }
}
