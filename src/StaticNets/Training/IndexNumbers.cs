using System.Numerics;

namespace StaticNets.Training;

/// <summary>Converts the indices of a dataset to numbers, once, when the dataset is created.</summary>
internal static class IndexNumbers
{
    /// <summary>Copies indices to numbers of a network's format.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// An index is negative, or so large that <typeparamref name="T"/> cannot represent it exactly.
    /// </exception>
    public static ReadOnlyMemory<T> Of<T>(ReadOnlySpan<int> indices, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var numbers = new T[indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            numbers[i] = T.CreateTruncating(indices[i]);
            if (indices[i] < 0 || long.CreateTruncating(numbers[i]) != indices[i])
            {
                throw new ArgumentOutOfRangeException(
                    name,
                    indices[i],
                    $"Index {i} of the input is {indices[i]}, but no vocabulary has such an index: at least 0, and exact in the network's precision."
                );
            }
        }

        return numbers;
    }

    /// <summary>Converts several inputs to numbers of one format; inputs that are such numbers already are not copied.</summary>
    /// <exception cref="ArgumentException">An input has another number format, or is missing.</exception>
    public static ReadOnlyMemory<T>[] Of<T>(ReadOnlySpan<InputRows> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var numbers = new ReadOnlyMemory<T>[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            numbers[i] = inputs[i].Values switch
            {
                ReadOnlyMemory<T> values => values,
                ReadOnlyMemory<int> indices => Of<T>(indices.Span, nameof(inputs)),
                null => throw new ArgumentException($"Input {i} is missing.", nameof(inputs)),
                _ => throw new ArgumentException($"Input {i} has another number format than the dataset.", nameof(inputs)),
            };
        }

        return numbers;
    }
}
