namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>What a network is made for, which decides how its kernels lie in memory.</summary>
internal enum Use
{
    Prediction,
    Training,
}
