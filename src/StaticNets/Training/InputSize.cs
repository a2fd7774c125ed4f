using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>The scale of the inputs, measured by the input column with the largest root mean square.</summary>
/// <param name="column">Index of the column.</param>
/// <param name="rootMeanSquare">Root mean square of the column.</param>
/// <param name="isNormalized">Whether the first layer is a batch normalisation, which makes the scale irrelevant.</param>
internal readonly struct InputSize(int column, double rootMeanSquare, bool isNormalized)
{
    /// <summary>Index of the column.</summary>
    public int Column { get; } = column;

    /// <summary>Root mean square of the column.</summary>
    public double RootMeanSquare { get; } = rootMeanSquare;

    /// <summary>Whether the first layer is a batch normalisation, which makes the scale irrelevant.</summary>
    public bool IsNormalized { get; } = isNormalized;

    /// <summary>Measures the scale of the inputs in some rows.</summary>
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
        for (int column = 0; column < squares.Length; column++)
        {
            // Indices have no scale.
            if (network.Indices?.Contains(column) == true)
            {
                squares[column] = 0;
            }

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
