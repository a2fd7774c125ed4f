using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// The file that <c>Fit</c> writes at the end of epochs, so that an interrupted training can be resumed with
/// <see cref="FitOptions.ResumeFrom"/>. It is a safetensors file that contains the weights under their own names, so <c>LoadWeights</c> and
/// <c>Load</c> can read it. It also contains the state of the optimizer, dropout, schedule, early stopping and history, and the
/// hyperparameters that have been set, and ends with a checksum. An existing file is either replaced completely or left unchanged.
/// </summary>
public sealed record Checkpoint
{
    private readonly int _every = 1;

    /// <summary>Creates the option to write a checkpoint after every epoch.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public Checkpoint(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
    }

    /// <summary>The path of the file.</summary>
    public string Path { get; }

    /// <summary>Number of epochs between two checkpoints, at least 1; default 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int Every
    {
        get => _every;
        init
        {
            Hyperparameter.ThrowUnless(value >= 1, value, "at least 1", nameof(Every));
            _every = value;
        }
    }

    /// <summary>
    /// Whether a checkpoint is written only after an epoch that is the best so far (see <see cref="History.BestEpoch"/>); default false.
    /// <see cref="Every"/> still applies.
    /// </summary>
    public bool BestOnly { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(Checkpoint), PrintMembers);
}
