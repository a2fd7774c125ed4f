using System.Numerics;

namespace StaticNets.Tests.Networks;

/// <summary>
/// A network with indices as its input and dense targets. Tests that give any network numbers reach it through the conversion of
/// <see cref="IndexNumber"/>.
/// </summary>
public interface ILearnIndices<T> : ILearnTargets<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Predict(ReadOnlySpan<int> x, Span<T> y);

    T Gradient(ReadOnlySpan<int> x, ReadOnlySpan<T> targets, Gradients<T> into);

    T TrainStep(ReadOnlySpan<int> x, ReadOnlySpan<T> targets, Optimizer optimizer);

    void INetwork<T>.Predict(ReadOnlySpan<T> x, Span<T> y) => Predict(IndexNumber.Indices(this, x), y);

    T ILearnTargets<T>.Gradient(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Gradients<T> into) =>
        Gradient(IndexNumber.Indices(this, x), targets, into);

    T ILearnTargets<T>.TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, Optimizer optimizer) =>
        TrainStep(IndexNumber.Indices(this, x), targets, optimizer);
}

/// <summary>A network with indices as its input and class indices as its targets.</summary>
public interface ILearnIndexedClasses<T> : ILearnClasses<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    void Predict(ReadOnlySpan<int> x, Span<T> y);

    T Gradient(ReadOnlySpan<int> x, ReadOnlySpan<int> classes, Gradients<T> into);

    T TrainStep(ReadOnlySpan<int> x, ReadOnlySpan<int> classes, Optimizer optimizer);

    void INetwork<T>.Predict(ReadOnlySpan<T> x, Span<T> y) => Predict(IndexNumber.Indices(this, x), y);

    T ILearnClasses<T>.Gradient(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Gradients<T> into) =>
        Gradient(IndexNumber.Indices(this, x), classes, into);

    T ILearnClasses<T>.TrainStep(ReadOnlySpan<T> x, ReadOnlySpan<int> classes, Optimizer optimizer) =>
        TrainStep(IndexNumber.Indices(this, x), classes, optimizer);
}

/// <summary>Makes valid indices of any numbers.</summary>
internal static class IndexNumber
{
    /// <summary>A valid index stays; any other number gives an index that depends on its leading digits.</summary>
    public static int[] Indices<T>(INetwork<T> network, ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int vocabulary = network
            .Parameters.Names.Where(name => name.EndsWith("/embeddings", StringComparison.Ordinal))
            .Min(name => (int)network.Parameters[name].Lengths[0]);
        return Array.ConvertAll(
            x.ToArray(),
            value =>
            {
                double number = double.CreateChecked(value);
                bool isIndex = number >= 0 && number < vocabulary && double.IsInteger(number);
                return isIndex ? (int)number : (int)(Math.Abs(number) * 1000) % vocabulary;
            }
        );
    }
}
