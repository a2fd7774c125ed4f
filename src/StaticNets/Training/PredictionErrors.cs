using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>How far a network's predictions are from dense targets.</summary>
internal static class PredictionErrors
{
    // The predictions of so many values stay near.
    private const int BlockLength = 1 << 12;

    /// <summary>Predicts block by block, so that memory does not grow with the rows.</summary>
    public static ErrorSums Of<T>(NetworkEngine<T> network, in BatchRows<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = network.Description.InputLength;
        int outputs = network.Description.OutputLength;
        int blockRows = Math.Clamp(BlockLength / outputs, 1, rows.Count);
        T[] predicted = new T[blockRows * outputs];
        ErrorSums sums = default;
        for (int first = 0; first < rows.Count; first += blockRows)
        {
            int count = Math.Min(blockRows, rows.Count - first);
            network.Predict(rows.X.Slice(first * inputs, count * inputs), predicted);
            sums.Add<T>(predicted.AsSpan(0, count * outputs), rows.Targets.Slice(first * outputs, count * outputs));
        }

        return sums;
    }
}
