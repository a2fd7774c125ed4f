using System.Globalization;
using System.Numerics;
using StaticNets.Engines;
using StaticNets.Files;
using StaticNets.Runtime;

namespace StaticNets.Training;

/// <summary>Writes the checkpoints of one call of <c>Fit</c>, and resumes from a checkpoint.</summary>
/// <param name="network">The network.</param>
/// <param name="options">The options of the training.</param>
/// <param name="rows">Number of training rows.</param>
internal sealed class Checkpoints<T>(TrainingEngine<T> network, FitOptions options, int rows) : CheckpointKeeper<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Checks before the training that the file can be written, instead of failing after the first epoch.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder does not exist.</exception>
    /// <exception cref="IOException">The path is a folder or a device.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only.</exception>
    public override void CheckFile()
    {
        if (options.Checkpoint is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(options.Checkpoint.Path))))
        {
            throw new DirectoryNotFoundException($"Cannot write the checkpoint '{options.Checkpoint.Path}': its folder does not exist.");
        }

        if (options.Checkpoint is { } checkpoint)
        {
            ReplacementFile.Check(checkpoint.Path);
        }
    }

    /// <summary>Writes the checkpoint if one is due after this epoch.</summary>
    /// <param name="state">The state of the training at the end of the epoch.</param>
    /// <param name="current">The network at the end of the epoch.</param>
    /// <param name="best">The network at the end of the best epoch, if early stopping keeps it.</param>
    public override void WriteIfDue(FitState state, NetworkSnapshot<T> current, NetworkSnapshot<T>? best)
    {
        bool isBest = state.Best.Epoch == state.Epoch;
        if (options.Checkpoint is not { } checkpoint || state.Epoch % checkpoint.Every != 0 || (checkpoint.BestOnly && !isBest))
        {
            return;
        }

        NetworkSnapshot<T>? other = isBest ? null : best;
        List<(TensorDescription, AlignedBlock<T>)> tensors = [.. CheckpointTensors.OfCurrent(network.Description, current)];
        if (other is not null)
        {
            tensors.AddRange(CheckpointTensors.OfBest(network.Description, other));
        }

        CheckpointState content = new()
        {
            Network = network.Description.Name,
            Optimizer = options.Optimizer.GetType().Name,
            NetworkSeed = network.Seed,
            Seed = options.Seed,
            Shuffle = options.Shuffle,
            BatchSize = options.BatchSize,
            Shards = options.ShardsOfBatch,
            TruncateSteps = options.TruncateSteps,
            Stateful = options.Stateful,
            Hyperparameters = network.Parameters.Changed?.Differences,
            Rows = rows,
            Current = Counters(current),
            Best = other is null ? null : Counters(other),
            BestEpoch = state.Best.Epoch,
            BestLoss = state.Best.Loss,
            Monitor = options.EarlyStopping?.Monitor?.Name,
            Plateau = state.Rates.Plateau,
            Epochs = state.Records,
        };
        CheckpointWriter.Write(checkpoint.Path, content, tensors);
    }

    /// <summary>Restores network and training from a checkpoint. If this method throws, the network has not changed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="state">The state of a training that has not begun; receives the state from the checkpoint.</param>
    /// <param name="current">Receives the network at the end of the last epoch.</param>
    /// <param name="best">Receives the network at the end of the best epoch.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or belongs to another network or another training.</exception>
    public override void Resume(string path, FitState state, NetworkSnapshot<T> current, NetworkSnapshot<T>? best)
    {
        using var reader = new CheckpointReader(path, network.Description.Tensors.Length);
        CheckpointState content = reader.State;
        CheckSameTraining(content, reader.Faults);
        bool bestIsCurrent = content.BestEpoch == content.Epochs.Count;
        if (best is not null && !bestIsCurrent && content.Best is null)
        {
            throw reader.Faults.File("the best weights, which early stopping needs", "the checkpoint of a training without early stopping");
        }

        Begin(current, content.Current);
        List<(TensorDescription, AlignedBlock<T>)> tensors = [.. CheckpointTensors.OfCurrent(network.Description, current)];
        if (best is not null && !bestIsCurrent)
        {
            Begin(best, content.Best!);
            tensors.AddRange(CheckpointTensors.OfBest(network.Description, best));
        }

        reader.Read(tensors);
        current.Restore();
        network.Seed = content.NetworkSeed;
        if (bestIsCurrent)
        {
            best?.Take();
        }

        state.Resume(content);
    }

    private void Begin(NetworkSnapshot<T> snapshot, CheckpointCounters counters)
    {
        snapshot.Optimizer.Resume(options.Optimizer, counters.Steps, counters.TookUnsafeStep);
        snapshot.DropoutSteps = counters.DropoutSteps;
    }

    private static CheckpointCounters Counters(NetworkSnapshot<T> snapshot) =>
        new(snapshot.Optimizer.Steps, snapshot.Optimizer.TookUnsafeStep, snapshot.DropoutSteps);

    private void CheckSameTraining(CheckpointState content, FaultReporter faults)
    {
        Check(network.Description.Name, content.Network, "a checkpoint of the network");
        Check(options.Optimizer.GetType().Name, content.Optimizer, "a training by the optimizer");
        Check(options.Seed, content.Seed, $"{nameof(FitOptions.Seed)} =");
        Check(options.Shuffle, content.Shuffle, $"{nameof(FitOptions.Shuffle)} =");
        Check(options.BatchSize, content.BatchSize, $"{nameof(FitOptions.BatchSize)} =");
        const string byTheRule = "the default";
        string shards = options.ShardsOfBatch?.ToString(CultureInfo.InvariantCulture) ?? byTheRule;
        Check(shards, content.Shards?.ToString(CultureInfo.InvariantCulture) ?? byTheRule, $"{nameof(FitOptions.Shards)} =");
        Check(options.TruncateSteps, content.TruncateSteps, $"{nameof(FitOptions.TruncateSteps)} =");
        Check(options.Stateful, content.Stateful, $"{nameof(FitOptions.Stateful)} =");
        const string asDeclared = "of the declaration";
        string hyperparameters = network.Parameters.Changed?.Differences ?? asDeclared;
        Check(hyperparameters, content.Hyperparameters ?? asDeclared, "a training with the hyperparameters");
        Check(rows, content.Rows, "training rows, counted");
        Check(options.EarlyStopping?.Monitor?.Name ?? "loss", content.Monitor ?? "loss", "a training whose best epoch is chosen by");
        if (content.Epochs.Count > options.Epochs)
        {
            throw faults.File($"at most {options.Epochs} epochs, as {nameof(FitOptions.Epochs)} says", $"{content.Epochs.Count}");
        }

        void Check<TValue>(TValue expected, TValue found, string what)
        {
            if (!EqualityComparer<TValue>.Default.Equals(expected, found))
            {
                throw faults.File($"{what} {expected}", $"{found}");
            }
        }
    }
}
