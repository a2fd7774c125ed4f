using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// The folded weights of a network: kernels <c>kernel · f</c> and biases <c>(bias − mean) · f + β</c> with <c>f = γ / √(variance + ε)</c>,
/// with which a prediction computes a convolution or dense layer and the batch normalisation behind it as one; and kernels that are transformed
/// for convolutions in tiles. They follow from the parameters, so they are neither saved nor trained. Generated code derives from this class.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="length">Number of elements.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class FoldedBlock<T>(int length)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Lock _writing = new();
    private AlignedBlock<T>? _block;
    private ReadableBlock<T>? _parameters;

    // The number of changes of the parameters when the block was written. It is stored after the block and read before it, so that a thread
    // which reads the present number sees the whole block.
    private long _changes;

    /// <summary>Number of elements.</summary>
    internal int Length { get; } = length;

    /// <summary>
    /// Returns the first folded weight. The weights are written first if the parameters have changed since they were written last. Several
    /// threads may call this method at the same time: then one of them writes, and the others wait for it.
    /// </summary>
    /// <param name="parameters">The parameter block, the same one in each call.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Of(ReadableBlock<T> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (Volatile.Read(ref _changes) != parameters.Changes)
        {
            Refresh(parameters);
        }

        return ref _block!.Reference;
    }

    /// <summary>While the weights are written: the values of the hyperparameters; a null reference while all are as declared.</summary>
    protected ref double Hyperparameters => ref _parameters!.Hyperparameters;

    /// <summary>Computes all folded weights.</summary>
    /// <param name="parameters">The parameter block.</param>
    /// <param name="folded">Receives the folded weights.</param>
    protected abstract void Write(ref T parameters, ref T folded);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Refresh(ReadableBlock<T> parameters)
    {
        lock (_writing)
        {
            long changes = parameters.Changes;
            if (_changes != changes)
            {
                _block ??= BlockLength.Allocate<T>(Length);
                _parameters = parameters;
                Write(ref parameters.Reference, ref _block.Reference);
                Volatile.Write(ref _changes, changes);
            }
        }
    }
}
