using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>How large inputs are: the column whose root mean square is the largest.</summary>
/// <param name="column">The column.</param>
/// <param name="rootMeanSquare">Its root mean square.</param>
/// <param name="isNormalized">Whether the first layer is a batch normalisation, which brings any inputs to unit scale.</param>
internal readonly struct InputSize(int column, double rootMeanSquare, bool isNormalized)
{
    /// <summary>The column.</summary>
    public int Column { get; } = column;

    /// <summary>Its root mean square.</summary>
    public double RootMeanSquare { get; } = rootMeanSquare;

    /// <summary>Whether the first layer is a batch normalisation, which brings any inputs to unit scale.</summary>
    public bool IsNormalized { get; } = isNormalized;

    /// <summary>Looks at rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static InputSize Of<T>(ReadOnlySpan<T> x, NetworkDescription network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var squares = new double[network.InputLength];
        for (int i = 0; i < x.Length; i++)
        {
            double value = double.CreateTruncating(x[i]);
            squares[i % squares.Length] += value * value;
        }

        int largest = 0;
        for (int column = 1; column < squares.Length; column++)
        {
            largest = squares[column] > squares[largest] ? column : largest;
        }

        bool isNormalized = false;
        foreach (TensorDescription tensor in network.Tensors)
        {
            isNormalized |= tensor.MovingAverage is not null && tensor.Layer == network.Layers[0].Name;
        }

        return new InputSize(largest, Math.Sqrt(squares[largest] / (x.Length / squares.Length)), isNormalized);
    }
}
