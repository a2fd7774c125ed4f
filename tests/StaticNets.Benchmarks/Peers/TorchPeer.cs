using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Runs PyTorch in a Python script, on the core to which this process is pinned.</summary>
internal static class TorchPeer
{
    // Debian's Python, because Debian's PyTorch is compiled for it.
    private const string Python = "/usr/bin/python3";

    // Number of freed bytes that glibc keeps for reuse. By default glibc returns a freed large block to the system immediately and must
    // request it again in the next step.
    private const string KeptBytes = "1073741824";

    /// <summary>Returns the median time of each workload in microseconds.</summary>
    /// <exception cref="PeerMissingException">PyTorch is not installed.</exception>
    public static IReadOnlyDictionary<string, double> Measure(IEnumerable<string> workloads, double seconds)
    {
        string[] lines = Run("torch_workloads.py", [.. workloads, "--seconds", seconds.ToString(CultureInfo.InvariantCulture)]);
        return lines
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(line => line.GetProperty("workload").GetString()!, line => line.GetProperty("median_us").GetDouble());
    }

    /// <summary>Writes the networks of the workloads as ONNX files.</summary>
    /// <exception cref="PeerMissingException">PyTorch is not installed.</exception>
    public static void Export(string folder) => Run("torch_workloads.py", ["--onnx", folder]);

    /// <summary>Returns the median time of training the digits in NumPy, in microseconds.</summary>
    /// <exception cref="PeerMissingException">NumPy is not installed.</exception>
    public static double MeasureNumPyDigits()
    {
        const string Fit = "fit: ";
        double[] times =
        [
            .. Enumerable
                .Range(0, 5)
                .Select(_ => Run("digits_numpy.py", []).First(line => line.StartsWith(Fit)))
                .Select(Milliseconds)
                .Order(),
        ];
        return times[times.Length / 2] * 1000;

        static double Milliseconds(string line) => double.Parse(line[Fit.Length..].Split(' ')[0], CultureInfo.InvariantCulture);
    }

    private static string[] Run(string script, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(Python, [HarnessFiles.PathOf("peers", script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MALLOC_TRIM_THRESHOLD_"] = KeptBytes;
        start.Environment["MALLOC_MMAP_THRESHOLD_"] = KeptBytes;
        start.Environment["OMP_NUM_THREADS"] = "1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                : throw new PeerMissingException($"{script} failed: {errors.Result.Trim().Split('\n')[^1]}");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new PeerMissingException($"{Python} cannot be started: {error.Message}");
        }
    }
}
