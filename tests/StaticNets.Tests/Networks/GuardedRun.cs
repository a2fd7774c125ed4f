using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Runs all passes of a network on some rows, in buffers of exactly the necessary length next to unreadable pages. Memory that must be
/// written before it is read contains NaN.
/// </summary>
internal sealed class GuardedRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkDescription _network;

    public GuardedRun(Subject subject, NetworkKernels<T> kernels, int rows, Guard guard, bool training = true, bool newBlock = false)
    {
        _network = subject.Description;
        Assert.InRange(rows, 1, _network.TrainingRows);
        bool sparse = _network.Loss is StaticNets.Loss.SparseCategoricalCrossEntropy or StaticNets.Loss.NegativeLogLikelihood;
        using GuardedBuffer<T> x = Filled(rows * _network.InputLength, guard, subject.Rows.X);
        using GuardedBuffer<T> y = Filled(rows * _network.OutputLength, guard, []);
        using GuardedBuffer<T> parameters = Filled(_network.ParameterBlockLength, guard, subject.Parameters);
        using GuardedBuffer<T> predictionWorkspace = Filled(subject.PredictionWorkspace, guard, []);
        using GuardedBuffer<T> folded = Filled(subject.FoldedLength, guard, []);
        kernels.Fold?.Invoke(ref parameters.Reference, ref folded.Reference);
        for (int row = 0; row < rows; row += subject.PredictionRows)
        {
            kernels.Predict(
                ref Unsafe.Add(ref x.Reference, row * _network.InputLength),
                ref Unsafe.Add(ref y.Reference, row * _network.OutputLength),
                ref parameters.Reference,
                ref folded.Reference,
                ref predictionWorkspace.Reference,
                (nuint)Math.Min(rows - row, subject.PredictionRows)
            );
        }

        Output = y.Span.ToArray();

        using GuardedBuffer<T> targets = Filled(sparse ? 0 : rows * _network.OutputLength, guard, subject.Rows.Targets);
        using GuardedBuffer<int> classes = new(sparse ? rows : 0, guard);
        subject.Rows.Classes.AsSpan(0, classes.Length).CopyTo(classes.Span);
        using GuardedBuffer<T> gradients = Filled(_network.ParameterBlockLength, guard, []);
        if (newBlock)
        {
            ClearUnwritten(gradients.Span);
        }

        using GuardedBuffer<T> inputGradient = Filled(rows * _network.InputLength, guard, []);
        int capacity = _network.TrainingWorkspace.TakesWholeBatch ? rows : _network.TrainingRows;
        using GuardedBuffer<T> workspace = Filled((int)_network.TrainingWorkspace.Length(capacity), guard, []);
        MicroBatch<T> batch = new()
        {
            X = ref x.Reference,
            Targets = ref targets.Reference,
            Classes = ref classes.Reference,
            Parameters = ref parameters.Reference,
            Gradients = ref gradients.Reference,
            InputGradient = ref inputGradient.Reference,
            Workspace = ref workspace.Reference,
            Kept = ref Unsafe.Add(ref workspace.Reference, _network.TrainingWorkspace.KeptOffset),
            Capacity = (nuint)capacity,
            Rows = (nuint)rows,
            BatchRows = (nuint)rows,
            Training = training,
        };
        kernels.Forward(batch);
        Loss = kernels.Loss(batch).Loss / rows;
        kernels.Backward(batch);
        Gradients = gradients.Span.ToArray();
        InputGradient = inputGradient.Span.ToArray();
        if (training && subject.Stages is { } stages && _network.TrainingWorkspace.KeptRowLength > 0)
        {
            RunInStages(kernels, batch, stages, workspace, guard);
            Assert.Equal(Gradients, gradients.Span.ToArray());
            Assert.Equal(InputGradient, inputGradient.Span.ToArray());
        }

        workspace.Span.Fill(T.NaN);
        batch.Accumulate = true;
        kernels.Forward(batch);
        kernels.Loss(batch);
        kernels.Backward(batch);
        Twice = gradients.Span.ToArray();
    }

    /// <summary>
    /// Runs stage after stage with what is kept in memory of its own. All other values are lost between two stages, except between those that
    /// one sweep computes.
    /// </summary>
    private void RunInStages(
        NetworkKernels<T> kernels,
        MicroBatch<T> batch,
        (int Forward, int Backward) stages,
        GuardedBuffer<T> workspace,
        Guard guard
    )
    {
        using GuardedBuffer<T> kept = Filled(_network.TrainingWorkspace.KeptLength((int)batch.Capacity), guard, []);
        batch.Kept = ref kept.Reference;
        for (batch.Stage = 1; batch.Stage <= stages.Forward; batch.Stage++)
        {
            workspace.Span.Fill(T.NaN);
            kernels.Forward(batch);
        }

        kernels.Loss(batch);
        for (batch.Stage = 1; batch.Stage <= stages.Backward; batch.Stage++)
        {
            if (batch.Stage > 1)
            {
                workspace.Span.Fill(T.NaN);
            }

            kernels.Backward(batch);
        }
    }

    public T[] Output { get; }

    public double Loss { get; }

    /// <summary>The gradient block, including padding.</summary>
    public T[] Gradients { get; }

    /// <summary>The gradient block after the same rows have been added once more.</summary>
    public T[] Twice { get; }

    public T[] InputGradient { get; }

    /// <summary>
    /// Zeroes frozen tensors and the padding after the rows of tensors, as in a new block, because emitted functions need not write them.
    /// </summary>
    private void ClearUnwritten(Span<T> block)
    {
        foreach (TensorDescription tensor in _network.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                int written = tensor.Frozen ? 0 : tensor.RowLength;
                block.Slice(tensor.Offset + (row * tensor.RowStride) + written, tensor.RowStride - written).Clear();
            }
        }
    }

    private static GuardedBuffer<T> Filled(int length, Guard guard, T[] values)
    {
        GuardedBuffer<T> buffer = new(length, guard);
        buffer.Span.Fill(T.NaN);
        values.AsSpan(0, Math.Min(length, values.Length)).CopyTo(buffer.Span);
        return buffer;
    }

    /// <summary>A network with rows to run.</summary>
    internal sealed class Subject
    {
        public Subject(Type network, int rows)
        {
            ILearn<T> instance = (ILearn<T>)Activator.CreateInstance(network, 1)!;
            Network = network;
            Description = NetworkInside.Description(network);
            Rows = new RandomRows<T>(Description, rows, seed: 1);
            System.Random random = new(2);
            foreach (string tensor in instance.Parameters.Names.Where(name => !name.EndsWith("kernel", StringComparison.Ordinal)))
            {
                long length = (long)instance.Parameters[tensor].FlattenedLength;
                instance.Parameters.Set(tensor, [.. Enumerable.Range(0, (int)length).Select(_ => T.CreateTruncating(random.NextDouble()))]);
            }

            Parameters = NetworkInside.Engine<T>(instance).Parameters.Span[..Description.ParameterBlockLength].ToArray();
            FoldedLength = NetworkInside.Folded(NetworkInside.Engine<T>(instance))?.Length ?? 0;
            Stages = NetworkInside.Engine<T>(instance) is TrainingEngine<T> { Stages: { } stages }
                ? (stages.ForwardStages, stages.Sweeps - stages.ForwardStages + 1)
                : null;
            PredictionWorkspace = NetworkKernels<T>.PredictionWorkspace(instance, Description);
            PredictionRows = NetworkInside.PredictionRows(network);
        }

        /// <summary>The numbers of stages of the passes of a training step; <see langword="null"/> if there are none.</summary>
        public (int Forward, int Backward)? Stages { get; }

        public Type Network { get; }

        public NetworkDescription Description { get; }

        public RandomRows<T> Rows { get; }

        /// <summary>The parameter block, including padding.</summary>
        public T[] Parameters { get; }

        public int PredictionWorkspace { get; }

        /// <summary>Largest number of rows of a prediction pass.</summary>
        public int PredictionRows { get; }

        /// <summary>Length of the folded weights of predictions; 0 if there are none.</summary>
        public int FoldedLength { get; }
    }
}
