using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Computes the errors of a network's predictions against dense targets, and rejects predictions that are NaN.</summary>
internal static class PredictionErrors
{
    /// <summary>Whether every output has dense targets, so that the differences of outputs and targets are defined.</summary>
    public static bool AreKnown(NetworkDescription network) => network.ClassLength == 0 && network.TargetLength == network.OutputLength;

    /// <summary>
    /// Returns the sums of the errors. The rows are predicted in blocks, so that memory does not grow with the number of rows.
    /// </summary>
    /// <exception cref="ArgumentException">An output is NaN, so the errors are undefined; the message names the row.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ErrorSums Of<T>(NetworkEngine<T> network, in BatchRows<T> rows, Func<int, string> nameOfRow)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int inputs = rows.Network.InputLength;
        int outputs = rows.Network.OutputLength;
        int blockRows = Math.Clamp(Tuning.EvaluatedValues / outputs, 1, rows.Count);
        T[] predicted = new T[blockRows * outputs];
        ErrorSums sums = default;
        for (int first = 0; first < rows.Count; first += blockRows)
        {
            int count = Math.Min(blockRows, rows.Count - first);
            ref T x = ref MemoryMarshal.GetReference(rows.X.Slice(first * inputs, count * inputs));
            network.ForwardSteps(ref x, ref MemoryMarshal.GetArrayDataReference(predicted), (nuint)count, (nuint)rows.Network.Steps);
            Span<T> block = predicted.AsSpan(0, count * outputs);
            int bad = MetricCheck.FirstNaN<T>(block);
            if (bad >= 0)
            {
                throw new ArgumentException(
                    $"{nameOfRow(first + (bad / outputs))}: output {bad % outputs} of {network.Description.Name} is NaN, though all inputs are "
                        + "finite numbers. Look at its weights, and scale the inputs to about -1 to 1.",
                    "data"
                );
            }

            if (AreKnown(rows.Network))
            {
                sums.Add<T>(block, rows.Targets.Slice(first * outputs, count * outputs));
            }
        }

        return sums;
    }
}
