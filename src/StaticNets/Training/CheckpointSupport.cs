using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>
/// The only way from <c>Fit</c> to checkpoints: an instance is made where an option asks for them. A program compiled ahead of time that sets
/// none of these options makes none, so that it carries nothing of what stands behind: half a megabyte, most of it JSON.
/// </summary>
internal abstract class CheckpointSupport
{
    /// <summary>The checkpoints of a training, or <see langword="null"/> where no option asks for any.</summary>
    public static CheckpointKeeper<T>? Keeper<T>(TrainingEngine<T> network, FitOptions options, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.CheckpointSupport is not { } support)
        {
            return null;
        }

        object keeper =
            network is TrainingEngine<float> single ? support.Make(single, options, rows)
            : network is TrainingEngine<double> dual ? support.Make(dual, options, rows)
            : throw new NotSupportedException("Networks compute in float or double.");
        return (CheckpointKeeper<T>)keeper;
    }

    protected abstract CheckpointKeeper<float> Make(TrainingEngine<float> network, FitOptions options, int rows);

    protected abstract CheckpointKeeper<double> Make(TrainingEngine<double> network, FitOptions options, int rows);

    /// <summary>What the options make.</summary>
    internal sealed class Present : CheckpointSupport
    {
        public static readonly Present Instance = new();

        private Present() { }

        protected override CheckpointKeeper<float> Make(TrainingEngine<float> network, FitOptions options, int rows) =>
            new Checkpoints<float>(network, options, rows);

        protected override CheckpointKeeper<double> Make(TrainingEngine<double> network, FitOptions options, int rows) =>
            new Checkpoints<double>(network, options, rows);
    }
}
