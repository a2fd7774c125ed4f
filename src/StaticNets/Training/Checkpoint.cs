using StaticNets.Optimizers;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// The file that <c>Fit</c> writes after epochs, so that <see cref="FitOptions.ResumeFrom"/> can go on from there. It is a safetensors file that
/// holds the weights under their own names, which <c>LoadWeights</c> and <c>Load</c> read, and beside them what the optimizer, dropout, the
/// schedule, early stopping and the history need. It is replaced whole or not at all, and ends with a checksum.
/// </summary>
public sealed record Checkpoint
{
    private readonly int _every = 1;

    /// <summary>A checkpoint after every epoch.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public Checkpoint(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = path;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Epochs from one file to the next, at least 1; default 1.</summary>
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

    /// <summary>Whether the file is written only after those of these epochs that are the best so far (see <see cref="History.BestEpoch"/>); default false.</summary>
    public bool BestOnly { get; init; }

    /// <inheritdoc/>
    public override string ToString() => InvariantText.OfRecord(nameof(Checkpoint), PrintMembers);
}
