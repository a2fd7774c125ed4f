using System.Globalization;
using StaticNets.Benchmarks.Measuring;

namespace StaticNets.Benchmarks.Peers;

/// <summary>Measures workloads of a library on request, so that it can take turns with the process that requests.</summary>
/// <param name="peer">The name of the library in the answers.</param>
/// <param name="variantsOf">Prepares the variants of a workload; none if the library does not run this workload.</param>
internal sealed class PeerMeasurement(string peer, Func<string, IReadOnlyList<Variant>> variantsOf)
{
    private readonly Dictionary<string, IReadOnlyList<Variant>> _variants = [];
    private readonly Dictionary<Variant, Samples> _samples = [];

    /// <summary>
    /// Answers each line <c>workload seconds</c>: measures each variant for so long, and writes the times of the fastest variant in all
    /// rounds so far.
    /// </summary>
    public void Answer(TextReader requests, TextWriter answers)
    {
        while (requests.ReadLine() is { } request)
        {
            string[] words = request.Split(' ');
            answers.WriteLine(Measure(words[0], double.Parse(words[1], CultureInfo.InvariantCulture)).ToJson());
            answers.Flush();
        }
    }

    private PeerReport Measure(string workload, double seconds)
    {
        if (!_variants.TryGetValue(workload, out IReadOnlyList<Variant>? variants))
        {
            _variants[workload] = variants = variantsOf(workload);
        }

        foreach (Variant variant in variants)
        {
            Measure(variant, seconds);
        }

        Variant? fastest = variants.MinBy(variant => _samples[variant].Timing.Median);
        return fastest is null ? new PeerReport(workload, peer) : PeerReport.Of(workload, peer, fastest.Name, _samples[fastest].Timing);
    }

    private void Measure(Variant variant, double seconds)
    {
        using IDisposable? mode = variant.Mode?.Invoke();
        if (!_samples.TryGetValue(variant, out Samples? samples))
        {
            _samples[variant] = samples = new Samples(variant.Run);
        }

        samples.Add(seconds);
    }
}
