using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>Initial values of kernels.</summary>
internal static class InitialValues
{
    /// <summary>Returns random numbers between −1/√inputs and 1/√inputs.</summary>
    public static Tensor Uniform(int inputs, params long[] shape) => ((2 * rand(shape)) - 1) / Math.Sqrt(inputs);
}
