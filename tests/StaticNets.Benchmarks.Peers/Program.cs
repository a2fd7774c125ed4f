using StaticNets.Benchmarks.Peers;
using StaticNets.Benchmarks.Peers.OnnxRuntime;
using StaticNets.Benchmarks.Peers.Torch;

if (args is not [(PeerNames.Torch or PeerNames.OnnxRuntime) and string peer])
{
    Console.Error.WriteLine(
        $"Usage: {PeerNames.Torch} | {PeerNames.OnnxRuntime}. Reads lines «workload seconds» and answers each with a line of JSON."
    );
    return 2;
}

try
{
    Func<string, IReadOnlyList<Variant>> variantsOf = peer == PeerNames.Torch ? TorchWorkloads.Load() : OrtWorkloads.Load();
    new PeerMeasurement(peer, variantsOf).Answer(Console.In, Console.Out);
    return 0;
}
catch (DllNotFoundException error)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
