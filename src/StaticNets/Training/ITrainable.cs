using System.Numerics;

namespace StaticNets;

/// <summary>
/// The common members of all networks that compute gradients, for tools that work with any network; generated classes implement it. In a
/// network without a loss, the targets are the derivatives <c>g</c> of some loss with respect to the outputs <c>y</c>, and the loss is
/// <c>Σ g · y</c> over all rows, not a mean.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <typeparam name="TTarget">
/// <typeparamref name="T"/>, or <see cref="int"/> for class indices (<see cref="Loss.SparseCategoricalCrossEntropy"/>).
/// </typeparam>
public interface ITrainable<T, TTarget>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The weights, keyed by their names in files.</summary>
    ParameterSet<T> Parameters { get; }

    /// <summary>
    /// Computes the gradient of the mean loss of a batch with respect to the parameters and the input; the weights do not change. Call it
    /// from one thread at a time.
    /// </summary>
    /// <param name="x">rows × input length values.</param>
    /// <param name="targets">rows × output length values, or one class index for each row.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>The mean loss.</returns>
    T Gradient(ReadOnlySpan<T> x, ReadOnlySpan<TTarget> targets, Gradients<T> into);
}

/// <summary>
/// The common members of all networks that compute gradients and have several inputs or outputs, or indices as their input; generated
/// classes implement it. In a network without a loss, the targets are the derivatives <c>g</c> of some loss with respect to the outputs
/// <c>y</c>, and the loss is <c>Σ g · y</c> over all rows, not a mean.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public interface ITrainable<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The weights, keyed by their names in files.</summary>
    ParameterSet<T> Parameters { get; }

    /// <summary>
    /// Computes the gradient of the mean loss of a dataset with respect to the parameters and the inputs; the weights do not change. Call
    /// it from one thread at a time.
    /// </summary>
    /// <param name="data">The rows.</param>
    /// <param name="into">Receives the gradients.</param>
    /// <returns>The mean loss.</returns>
    T Gradient(Dataset data, Gradients<T> into);
}
