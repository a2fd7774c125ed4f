using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>
/// Base of the engine that computes the output of every layer of a generated network. It uses the parameters of the network's engine, and
/// exists only in programs that ask for these outputs. Generated code implements the pass.
/// </summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="network">The engine of the network.</param>
/// <param name="layers">The layers in the order of the declaration.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ActivationEngine<T>(NetworkEngine<T> network, ActivationDescription[] layers)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Number of elements of a block of rows, so small that the block stays in the first-level cache between the pass and the copies.
    private const int BlockLength = 1 << 12;

    /// <summary>The parameter block of the network.</summary>
    protected ReadableBlock<T> Parameters => network.Parameters;

    /// <summary>The parameters in another number format, or <see langword="null"/> if there are none.</summary>
    protected NarrowBlock<T>? NarrowParameters => network.NarrowParameters;

    /// <summary>Computes the outputs of all layers without checking the arguments; thread-safe.</summary>
    /// <param name="x">The first input value.</param>
    /// <param name="y">Receives for each row the outputs of all layers side by side, as their descriptions say.</param>
    /// <param name="count">
    /// Number of rows or, if each call determines the number of time steps, the number of steps of the only row.
    /// </param>
    public abstract void Forward(ref T x, ref T y, nuint count);

    /// <summary>Computes the outputs of all layers for any number of rows; thread-safe.</summary>
    /// <param name="x">rows × input length values.</param>
    /// <exception cref="ArgumentException">
    /// The length of the input is not a multiple of the row length, or the result would be longer than an array can be.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Activations<T> Compute(ReadOnlySpan<T> x)
    {
        int inputLength = network.Description.InputLength;
        int rows = NetworkEngine<T>.CheckRows(x.Length, inputLength, int.MaxValue, outputLength: 0);
        int stride = LengthOfRow(steps: 1);
        LayerActivation<T>[] outputs = NewOutputs(rows, steps: 1);
        var y = new T[Math.Min(Math.Max(BlockLength / stride, 1), rows) * stride];
        for (int first = 0; first < rows; first += y.Length / stride)
        {
            int count = Math.Min(y.Length / stride, rows - first);
            Forward(ref MemoryMarshal.GetReference(x[(first * inputLength)..]), ref MemoryMarshal.GetArrayDataReference(y), (nuint)count);
            Split(y, outputs, first, count, steps: 1, stride);
        }

        return new Activations<T>(network.Description.Name, rows, outputs);
    }

    /// <summary>Computes the outputs of all layers of a network with several inputs; thread-safe.</summary>
    /// <param name="rows">All rows, which fit the network.</param>
    /// <inheritdoc cref="Compute(ReadOnlySpan{T})" path="/exception"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Activations<T> Compute(JointRows<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Compute(rows.X);
    }

    /// <summary>
    /// Computes the outputs of all layers for any number of sequences, of a network for which each call determines the number of time steps;
    /// thread-safe.
    /// </summary>
    /// <param name="x">rows × steps × input length values.</param>
    /// <param name="steps">Number of time steps of each sequence, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="x"/> is not a whole number of sequences, or the result would be longer than an array can be.
    /// </exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Activations<T> Compute(ReadOnlySpan<T> x, int steps)
    {
        int inputLength = network.Description.InputLength;
        int rows = SequenceRows.Check<T>(x, [], steps, inputLength, outputLength: 0, hasOutputAtEachStep: false);
        LayerActivation<T>[] outputs = NewOutputs(rows, steps);
        var y = new T[LengthOfRow(steps)];
        for (int row = 0; row < rows; row++)
        {
            ref T sequence = ref MemoryMarshal.GetReference(x[(row * steps * inputLength)..]);
            Forward(ref sequence, ref MemoryMarshal.GetArrayDataReference(y), (nuint)steps);
            Split(y, outputs, row, count: 1, steps, y.Length);
        }

        return new Activations<T>(network.Description.Name, rows, outputs);
    }

    private int LengthOfRow(int steps) =>
        OrThrow(layers.Max(layer => layer.OffsetOf(steps) + layer.LengthOf(steps)), "the outputs of all layers for one row");

    private LayerActivation<T>[] NewOutputs(int rows, int steps) =>
        Array.ConvertAll(
            layers,
            layer =>
            {
                int length = OrThrow(rows * layer.LengthOf(steps), $"the outputs of '{layer.Name}' for {rows} rows");
                return new LayerActivation<T>(layer.Name, layer.ShapeOf(steps), rows, new T[length]);
            }
        );

    private void Split(T[] y, LayerActivation<T>[] outputs, int first, int count, int steps, int stride)
    {
        for (int i = 0; i < layers.Length; i++)
        {
            int length = (int)layers[i].LengthOf(steps);
            Span<T> rows = outputs[i].Memory.AsSpan(first * length, count * length);
            JointColumns.Split<T>(y, stride, (int)layers[i].OffsetOf(steps), rows, length);
        }
    }

    private int OrThrow(long length, string what) =>
        length <= Array.MaxLength
            ? (int)length
            : throw new ArgumentException(
                $"{network.Description.Name}.Activations: {what} are {length} values, more than an array can have."
            );
}
