using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;

namespace StaticNets.Engines;

/// <summary>Checks that inputs and targets fit a network, before anything changes.</summary>
internal static class RowCheck
{
    /// <summary>Checks inputs with dense targets, and returns them as a batch.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BatchRows<T> Dense<T>(NetworkDescription network, ReadOnlySpan<T> x, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.ClassLength > 0)
        {
            throw new ArgumentException(
                $"The loss of {network.Name} is {network.Loss.ToString()}, which wants class indices (int), one a row, but the targets are dense.",
                nameof(targets)
            );
        }

        int rows = Rows(network, x.Length, targets.Length, network.TargetLength, "target values", nameof(targets));
        Values(network.Loss, network.Name, targets, network.TargetLength, nameof(targets));
        return new BatchRows<T>(network, x, targets, classes: default, rows);
    }

    /// <summary>Checks inputs with class indices, and returns them as a batch.</summary>
    /// <exception cref="ArgumentException">The rows do not fit the network.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static BatchRows<T> Sparse<T>(NetworkDescription network, ReadOnlySpan<T> x, ReadOnlySpan<int> classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (network.ClassLength == 0)
        {
            throw new ArgumentException(
                $"The loss of {network.Name} is {network.Loss.ToString()}, which wants dense targets, {network.TargetLength} values a row, but class indices were given.",
                nameof(classes)
            );
        }

        int rows = Rows(network, x.Length, classes.Length, network.ClassLength, "class indices", nameof(classes));
        ClassLabels.Check(classes, network.OutputShape[^1], nameof(classes), network.Name, network.ClassLength);
        return new BatchRows<T>(network, x, targets: default, classes, rows);
    }

    /// <summary>Checks inputs and the gradient of the outputs, and returns the number of rows.</summary>
    /// <exception cref="ArgumentException">The lengths do not fit the network, or there are no rows.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int OutputGradient(NetworkDescription network, int xLength, int length) =>
        Rows(network, xLength, length, network.OutputLength, "values of the gradient of the outputs", "outputGradient");

    /// <summary>Checks the length of the gradient of the outputs, or of one of several outputs.</summary>
    /// <exception cref="ArgumentException">It is not the length of the rows of the tape.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void OutputGradient(int rows, int length, int found, string name)
    {
        if (found != (long)rows * length)
        {
            throw new ArgumentException(
                $"The {rows} rows of the tape want {(long)rows * length} values of the gradient of the outputs ({length} each), but there are {found}.",
                name
            );
        }
    }

    /// <summary>Checks that there is room for the gradient of the inputs, or of one of several inputs.</summary>
    /// <exception cref="ArgumentException">There is too little room.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InputGradient(int rows, int length, int found, string name)
    {
        if (found < (long)rows * length)
        {
            throw new ArgumentException(
                $"The {rows} rows of the tape give {(long)rows * length} values of the gradient of the inputs ({length} each), but there is room for {found}.",
                name
            );
        }
    }

    /// <summary>
    /// Checks the values of targets for losses that do not accept every number: cross-entropies need probabilities; hinge, logistic and
    /// perceptron losses need one of two class values.
    /// </summary>
    /// <param name="loss">The loss.</param>
    /// <param name="owner">The network or output that has the loss, for messages.</param>
    /// <param name="targets">Rows of targets.</param>
    /// <param name="length">Number of targets in a row.</param>
    /// <param name="name">The name of the argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Values<T>(Loss? loss, string owner, ReadOnlySpan<T> targets, int length, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (loss is Loss.BinaryCrossEntropy or Loss.CategoricalCrossEntropy)
        {
            CheckProbabilities(loss.Value, owner, targets, length, name);
        }
        else if (loss is Loss.Logistic or Loss.Hinge or Loss.Perceptron)
        {
            CheckSides(loss.Value, owner, targets, length, name);
        }
    }

    /// <summary>Throws because the length of the input is not a multiple of the row length.</summary>
    [DoesNotReturn]
    public static void ThrowNoWholeRows(int xLength, int inputLength)
    {
        throw new ArgumentException($"The input holds {xLength} values, which is no whole number of rows of {inputLength}.", "x");
    }

    /// <summary>
    /// Throws because the output shares memory with the input. This is an error even if output and input begin at the same element: rows
    /// are computed in groups, and the outputs of one group could overwrite the inputs of the next group.
    /// </summary>
    [DoesNotReturn]
    public static void ThrowOverlap()
    {
        throw new ArgumentException(
            "The output shares memory with the input: use another array, or a part of it that the input does not reach.",
            "y"
        );
    }

    /// <summary>Throws because the batch has one row and a layer needs the mean and variance over several rows.</summary>
    [DoesNotReturn]
    public static void ThrowTooFewForStatistics(NetworkDescription network, string layer, string found, string remedy, string name)
    {
        throw new ArgumentException(
            $"Layer '{layer}' of {network.Name} takes mean and variance over the rows of a batch: expected at least 2 rows, found {found}. "
                + $"Of a single row all its outputs would be the same, and nothing would be learned. {remedy}.",
            name
        );
    }

    /// <summary>
    /// Checks that targets lie in [0, 1]: for targets outside this range, such as −1 or 2, a cross-entropy has no lower bound. NaN passes
    /// this check; training reports NaN in targets, as in inputs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CheckProbabilities<T>(Loss loss, string owner, ReadOnlySpan<T> targets, int length, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int bad = SpanMath.FirstOutside(targets, T.Zero, T.One);
        if (bad >= 0)
        {
            throw new ArgumentException(
                FormattableString.Invariant(
                    $"Row {bad / length} has the target {targets[bad]}, but {loss} of {owner} compares probabilities: 0 to 1."
                ),
                name
            );
        }
    }

    /// <summary>
    /// Checks that each target is one of the two class values: −1 and 1, or 0 and 1 for the perceptron. NaN passes this check; training
    /// reports NaN in targets, as in inputs.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CheckSides<T>(Loss loss, string owner, ReadOnlySpan<T> targets, int length, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T low = loss == Loss.Perceptron ? T.Zero : -T.One;
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] != low && targets[i] != T.One && !T.IsNaN(targets[i]))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"Row {i / length} has the target {targets[i]}, but {loss} of {owner} takes {low} and 1."),
                    name
                );
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Rows(NetworkDescription network, int xLength, int targetLength, int perRow, string what, string name)
    {
        (int rows, int rest) = Math.DivRem(xLength, network.InputLength);
        if (rest != 0)
        {
            ThrowNoWholeRows(xLength, network.InputLength);
        }

        if (rows == 0)
        {
            throw new ArgumentException("There are no rows: the input is empty.", "x");
        }

        long wanted = (long)rows * perRow;
        if (targetLength != wanted)
        {
            throw new ArgumentException($"{rows} input rows want {wanted} {what} ({perRow} each), but there are {targetLength}.", name);
        }

        return rows;
    }
}
