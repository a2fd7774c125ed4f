namespace StaticNets.Benchmarks.Workloads;

/// <summary>A layer with a kernel.</summary>
/// <param name="Kernel">Weights of the kernel.</param>
/// <param name="Uses">How often a sample uses each: the pixels of the result, 1 for a dense layer.</param>
/// <param name="Units">Length of the bias.</param>
internal readonly record struct LayerCost(double Kernel, double Uses, double Units);

/// <summary>What the mathematics of a chain of layers costs; that of convolutions and dense layers, which is nearly all of it.</summary>
/// <param name="layers">In their order.</param>
internal sealed class ChainCost(params LayerCost[] layers)
{
    /// <summary>A chain of dense layers.</summary>
    /// <param name="widths">The input's length, then each layer's units.</param>
    public static ChainCost Dense(params int[] widths) =>
        new([.. widths.Zip(widths.Skip(1), (inputs, units) => new LayerCost((double)inputs * units, 1, units))]);

    /// <summary>Operations to predict rows.</summary>
    public double Forward(int rows) => 2.0 * rows * MultiplyAdds().Sum();

    /// <summary>Operations to train rows once: forward, the gradients of the kernels, and those of the inputs of all layers but the first.</summary>
    public double Step(int rows) => 2.0 * rows * ((3 * MultiplyAdds().Sum()) - MultiplyAdds().First());

    /// <summary>Bytes of all parameters.</summary>
    public double Bytes => sizeof(float) * layers.Sum(layer => layer.Kernel + layer.Units);

    private IEnumerable<double> MultiplyAdds() => layers.Select(layer => layer.Kernel * layer.Uses);
}
