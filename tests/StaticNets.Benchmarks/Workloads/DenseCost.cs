namespace StaticNets.Benchmarks.Workloads;

/// <summary>What the mathematics of a chain of dense layers costs.</summary>
/// <param name="widths">The input's length, then each layer's units.</param>
internal sealed class DenseCost(params int[] widths)
{
    /// <summary>Operations to predict rows.</summary>
    public double Forward(int rows) => 2.0 * rows * Kernels().Sum();

    /// <summary>Operations to train rows once: forward, the gradients of the kernels, and those of the inputs of all layers but the first.</summary>
    public double Step(int rows) => 2.0 * rows * ((3 * Kernels().Sum()) - Kernels().First());

    /// <summary>Bytes of all parameters.</summary>
    public double Bytes => sizeof(float) * (Kernels().Sum() + widths.Skip(1).Sum());

    private IEnumerable<double> Kernels() => widths.Zip(widths.Skip(1), (inputs, units) => (double)inputs * units);
}
