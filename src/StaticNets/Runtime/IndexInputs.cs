using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNets.Runtime;

/// <summary>
/// The inputs of a network whose numbers are indices, because an <c>Embedding</c> reads them. Only networks with such inputs create an
/// instance, and the methods that general code calls are virtual: a program that is compiled ahead of time and has no such network
/// therefore does not contain their code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class IndexInputs
{
    /// <summary>Creates the inputs.</summary>
    protected IndexInputs() { }

    /// <summary>Whether a column of the joint row of all inputs holds indices.</summary>
    internal abstract bool Contains(int column);
}

/// <summary>The inputs of a network whose numbers are indices. Below the emitted members an index is a number of the network's format.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="areSeveral">Whether the network has several inputs, so that these are columns of a joint row; otherwise all columns hold indices.</param>
/// <param name="inputs">The inputs with indices, each with its vocabulary.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public class IndexInputs<T>(bool areSeveral, params InputDescription[] inputs) : IndexInputs
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    [ThreadStatic]
    private static T[]? _ofThread;

    private readonly InputDescription[] _inputs = inputs;

    /// <inheritdoc/>
    internal override bool Contains(int column)
    {
        foreach (InputDescription input in _inputs)
        {
            if (!areSeveral || (uint)(column - input.Offset) < (uint)input.Length)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Checks the numbers of a dataset, or of another caller who has numbers instead of integers.</summary>
    /// <param name="x">Joint rows of all inputs.</param>
    /// <param name="rowLength">Length of a joint row.</param>
    /// <param name="nameOfRow">Returns the name of a row in messages; by default its index.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is no integer of the vocabulary.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal virtual void Check(ReadOnlySpan<T> x, int rowLength, Func<int, string>? nameOfRow)
    {
        foreach (InputDescription input in _inputs)
        {
            int length = areSeveral ? input.Length : rowLength;
            for (int row = 0; row < x.Length / rowLength; row++)
            {
                ReadOnlySpan<T> own = x.Slice((row * rowLength) + input.Offset, length);
                for (int i = 0; i < own.Length; i++)
                {
                    if (!TableIndex.IsValid(own[i], input.Vocabulary))
                    {
                        string name = areSeveral ? input.Name : "x";
                        TableIndex.Throw(nameOfRow?.Invoke(row) ?? $"Row {row}", i, own[i], input.Vocabulary, input.Name, name);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Checks the indices of the only input and returns them as numbers, in memory of the calling thread that the next call overwrites. It
    /// allocates only if there are more indices than in any earlier call of the thread.
    /// </summary>
    /// <param name="x">Rows × <paramref name="rowLength"/> indices.</param>
    /// <param name="rowLength">Number of indices in a row, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside of the vocabulary.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal ReadOnlySpan<T> Convert(ReadOnlySpan<int> x, int rowLength)
    {
        T[] numbers = _ofThread ?? [];
        if (numbers.Length < x.Length)
        {
            _ofThread = numbers = new T[x.Length];
        }

        Span<T> converted = numbers.AsSpan(0, x.Length);
        Convert(x, converted, rowLength);
        return converted;
    }

    /// <summary>Checks the indices of the only input and writes them as numbers.</summary>
    /// <inheritdoc cref="Convert(ReadOnlySpan{int}, int)"/>
    /// <param name="x">Rows × <paramref name="rowLength"/> indices.</param>
    /// <param name="numbers">Receives as many numbers; nothing is written if an index is invalid.</param>
    /// <param name="rowLength">Number of indices in a row, for the message.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Convert(ReadOnlySpan<int> x, Span<T> numbers, int rowLength)
    {
        TableIndex.Check(x, _inputs[0].Vocabulary, rowLength, _inputs[0].Name, nameof(x));
        for (int i = 0; i < x.Length; i++)
        {
            numbers[i] = T.CreateTruncating(x[i]);
        }
    }
}
