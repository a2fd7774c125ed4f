using System.Numerics;
using StaticNets.Engines;
using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Copies several inputs or targets side by side into joint rows, and stores the row length of each input and target.</summary>
internal sealed class JoinedParts<T> : DatasetParts<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _inputLengths;

    // For each target, the length of one of its rows and whether the target consists of class indices.
    private readonly (int Length, bool AreClasses)[] _targets;

    public JoinedParts(int rows, ReadOnlySpan<ReadOnlyMemory<T>> inputs, ReadOnlySpan<TargetRows> targets)
    {
        Hyperparameter.ThrowUnless(rows >= 1, rows, "at least 1", nameof(rows));
        ThrowIfNone(inputs.Length, nameof(inputs));
        ThrowIfNone(targets.Length, nameof(targets));
        _inputLengths = new int[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            _inputLengths[i] = RowLength(inputs[i].Length, rows, $"Input {i}", nameof(inputs));
        }

        _targets = new (int, bool)[targets.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            (int length, bool areClasses) = LengthOf(targets[i], i);
            _targets[i] = (RowLength(length, rows, $"Target {i}", nameof(targets)), areClasses);
        }

        X = Joined(rows, inputs, _inputLengths);
        Targets = Array.Exists(_targets, target => !target.AreClasses) ? Joined<T>(rows, targets, areClasses: false) : null;
        Classes = Array.Exists(_targets, target => target.AreClasses) ? Joined<int>(rows, targets, areClasses: true) : default;
    }

    /// <summary>The joint rows of all inputs.</summary>
    public ReadOnlyMemory<T> X { get; }

    /// <summary>
    /// The joint rows of all dense targets, a <see cref="ReadOnlyMemory{T}"/>; <see langword="null"/> if all targets are class indices.
    /// </summary>
    public object? Targets { get; }

    /// <summary>The joint rows of all class indices; empty if all targets are dense.</summary>
    public ReadOnlyMemory<int> Classes { get; }

    /// <inheritdoc/>
    public override int Check(
        NetworkDescription network,
        ReadOnlySpan<T> x,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<int> classes,
        Func<int, string> nameOfRow
    )
    {
        if (network.Ports is not { } ports)
        {
            throw new ArgumentException(
                $"{network.Name} has one input and one output, but the dataset was made of several: use new Dataset(x, y)."
            );
        }

        if (ports.Inputs.Length != _inputLengths.Length || ports.Outputs.Length != _targets.Length)
        {
            throw new ArgumentException(
                $"{network.Name} has {ports.Inputs.Length} inputs and {ports.Outputs.Length} outputs, but the dataset holds "
                    + $"{_inputLengths.Length} inputs and targets for {_targets.Length} outputs."
            );
        }

        for (int i = 0; i < _inputLengths.Length; i++)
        {
            InputDescription input = ports.Inputs[i];
            if (input.Length != _inputLengths[i])
            {
                throw new ArgumentException(
                    $"The input '{input.Name}' of {network.Name} has {input.Length} values a row, but input {i} of the dataset has {_inputLengths[i]}."
                );
            }

            ReadOnlySpan<T> own = Column(x, input.Length, network.InputLength, input.Offset);
            FiniteRows.Check(own, input.Length, $"input '{input.Name}', column", "x", nameOfRow);
        }

        for (int i = 0; i < _targets.Length; i++)
        {
            CheckTarget(network, ports.Outputs[i], i, targets, classes, nameOfRow);
        }

        return x.Length / network.InputLength;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<OutputMetrics> Report(NetworkDescription network, ReadOnlySpan<BatchTotals> totals, long rows)
    {
        var metrics = new OutputMetrics[totals.Length];
        for (int i = 0; i < totals.Length; i++)
        {
            OutputDescription output = network.Ports!.Outputs[i];
            double? accuracy = Trainer.Accuracy(totals[i].Correct, rows * output.DecisionsPerRow);
            metrics[i] = new OutputMetrics(output.Name, totals[i].Loss / rows, accuracy);
        }

        return metrics;
    }

    private void CheckTarget(
        NetworkDescription network,
        OutputDescription output,
        int index,
        ReadOnlySpan<T> targets,
        ReadOnlySpan<int> classes,
        Func<int, string> nameOfRow
    )
    {
        (int length, bool areClasses) = _targets[index];
        if (output.TakesClasses != areClasses || output.TargetLength != length)
        {
            string wanted =
                !output.TakesClasses ? $"{output.Length} values a row"
                : output.TargetLength == 1 ? "one class index (int) a row"
                : $"{output.TargetLength} class indices (int) a row";
            string found = areClasses ? $"{length} class indices" : $"{length} values";
            throw new ArgumentException(
                $"{output.Loss} of the output '{output.Name}' of {network.Name} wants {wanted}, but target {index} of the dataset has {found}."
            );
        }

        if (areClasses)
        {
            ReadOnlySpan<int> own = Column(classes, length, network.ClassLength, output.TargetOffset);
            ClassLabels.Check(own, output.ClassCount, "classes", output.Title, length);
        }
        else
        {
            ReadOnlySpan<T> own = Column(targets, length, network.TargetLength, output.TargetOffset);
            FiniteRows.Check(own, length, $"target of the output '{output.Name}', column", "targets", nameOfRow);
            RowCheck.Values(output.Loss, output.Title, own, length, "targets");
        }
    }

    /// <summary>Copies the rows of one input or target out of the joint rows.</summary>
    private static ReadOnlySpan<TValue> Column<TValue>(ReadOnlySpan<TValue> joint, int length, int stride, int offset)
    {
        TValue[] own = new TValue[joint.Length / stride * length];
        JointColumns.Split(joint, stride, offset, own, length);
        return own;
    }

    private static ReadOnlyMemory<T> Joined(int rows, ReadOnlySpan<ReadOnlyMemory<T>> parts, int[] lengths)
    {
        int stride = Sum(lengths, rows);
        T[] joint = new T[rows * stride];
        int offset = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            JointColumns.Join(parts[i].Span, lengths[i], joint, stride, offset);
            offset += lengths[i];
        }

        return joint;
    }

    private ReadOnlyMemory<TValue> Joined<TValue>(int rows, ReadOnlySpan<TargetRows> targets, bool areClasses)
    {
        int stride = Sum(Array.ConvertAll(_targets, target => target.AreClasses == areClasses ? target.Length : 0), rows);
        TValue[] joint = new TValue[rows * stride];
        int offset = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            if (_targets[i].AreClasses == areClasses)
            {
                JointColumns.Join(((ReadOnlyMemory<TValue>)targets[i].Values!).Span, _targets[i].Length, joint, stride, offset);
                offset += _targets[i].Length;
            }
        }

        return joint;
    }

    private static (int Length, bool AreClasses) LengthOf(TargetRows target, int index) =>
        target.Values switch
        {
            ReadOnlyMemory<T> values => (values.Length, false),
            ReadOnlyMemory<int> classes => (classes.Length, true),
            null => throw new ArgumentException($"Target {index} is missing.", "targets"),
            _ => throw new ArgumentException($"Target {index} has another number format than the inputs.", "targets"),
        };

    private static int RowLength(int values, int rows, string what, string name)
    {
        (int length, int rest) = Math.DivRem(values, rows);
        return rest == 0 && length > 0
            ? length
            : throw new ArgumentException($"{what} holds {values} values, which are no {rows} whole rows.", name);
    }

    private static int Sum(int[] lengths, int rows)
    {
        long sum = 0;
        foreach (int length in lengths)
        {
            sum += length;
        }

        return sum * rows <= Array.MaxLength
            ? (int)sum
            : throw new ArgumentException($"{rows} joint rows of {sum} values are more than an array holds.", nameof(rows));
    }

    private static void ThrowIfNone(int count, string name)
    {
        if (count == 0)
        {
            throw new ArgumentException($"There are no {name}: a network has at least one.", name);
        }
    }
}
