using System.Numerics;

namespace StaticNets;

/// <summary>What every network with a loss has in common, for tools that work with any of them; generated classes implement it.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TTarget"><typeparamref name="T"/>, or <see cref="int"/> with <see cref="Loss.SparseCategoricalCrossEntropy"/>.</typeparam>
public interface ITrainable<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The weights by the names they have in a file.</summary>
    ParameterSet<T> Parameters { get; }

    /// <summary>The gradient of the mean loss of a batch, by parameter and by input; the weights stay. From one thread at a time.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <param name="targets">rows × output length values, or one class index for each row.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>The mean loss.</returns>
    T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> targets, Gradients<T> into);
}
