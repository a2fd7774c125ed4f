namespace StaticNets.Benchmarks.Workloads;

/// <summary>A computation to measure.</summary>
/// <param name="Name">Its name on the command line and in reports.</param>
/// <param name="Flops">Number of operations that one run needs at least; a multiply-add counts as two.</param>
/// <param name="Bytes">Bytes of weights that one run reads at least.</param>
/// <param name="Run">Runs the computation once.</param>
internal sealed record Workload(string Name, double Flops, double Bytes, Action Run)
{
    /// <summary>Size of the weights in bytes, which decides from which cache they are read; less than the bytes read if they are read often.</summary>
    public double Held { get; init; } = Bytes;

    /// <summary>The activations that wait for each other, and the last of which waits for the products.</summary>
    public FunctionCount Waits { get; init; }

    /// <summary>All activations of a step.</summary>
    public ActivationCount Activations { get; init; }
}

/// <summary>A number of activations of vectors that are computed one after the other.</summary>
internal readonly record struct FunctionCount(int Sigmoids, int Tanhs);

/// <summary>A number of activations of values.</summary>
/// <param name="EachValue">The activations that each value has.</param>
/// <param name="Values">Number of values.</param>
internal readonly record struct ActivationCount(FunctionCount EachValue, int Values)
{
    /// <summary>Returns the number of activations of vectors of so many values each; the last vector may not be full.</summary>
    public FunctionCount OfVectors(int lanes)
    {
        int vectors = (Values + lanes - 1) / lanes;
        return new(EachValue.Sigmoids * vectors, EachValue.Tanhs * vectors);
    }
}
