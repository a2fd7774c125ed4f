namespace Amps.Models;

/// <summary>The networks that models are loaded into. Their sizes are those of public models.</summary>
internal static class AmpNetworks
{
    /// <summary>The largest number of units.</summary>
    public const int Largest = 80;

    private static readonly int[] _sizes = [8, 12, 16, 20, 24, 32, 40, 64, Largest];

    /// <summary>The number of gates of a cell.</summary>
    public static int Gates(Cell cell) => cell == Cell.Lstm ? 4 : 3;

    /// <summary>Loads a model into the smallest network with enough units.</summary>
    public static Amp Load(AmpModel model)
    {
        int size = _sizes.First(each => each >= model.Units);
        AmpModel enlarged = Enlargement.To(size, model);
        return (model.Cell, size) switch
        {
            (Cell.Lstm, 8) => new Amp<Lstm8, Lstm8.State>(enlarged),
            (Cell.Lstm, 12) => new Amp<Lstm12, Lstm12.State>(enlarged),
            (Cell.Lstm, 16) => new Amp<Lstm16, Lstm16.State>(enlarged),
            (Cell.Lstm, 20) => new Amp<Lstm20, Lstm20.State>(enlarged),
            (Cell.Lstm, 24) => new Amp<Lstm24, Lstm24.State>(enlarged),
            (Cell.Lstm, 32) => new Amp<Lstm32, Lstm32.State>(enlarged),
            (Cell.Lstm, 40) => new Amp<Lstm40, Lstm40.State>(enlarged),
            (Cell.Lstm, 64) => new Amp<Lstm64, Lstm64.State>(enlarged),
            (Cell.Lstm, _) => new Amp<Lstm80, Lstm80.State>(enlarged),
            (_, 8) => new Amp<Gru8, Gru8.State>(enlarged),
            (_, 12) => new Amp<Gru12, Gru12.State>(enlarged),
            (_, 16) => new Amp<Gru16, Gru16.State>(enlarged),
            (_, 20) => new Amp<Gru20, Gru20.State>(enlarged),
            (_, 24) => new Amp<Gru24, Gru24.State>(enlarged),
            (_, 32) => new Amp<Gru32, Gru32.State>(enlarged),
            (_, 40) => new Amp<Gru40, Gru40.State>(enlarged),
            (_, 64) => new Amp<Gru64, Gru64.State>(enlarged),
            _ => new Amp<Gru80, Gru80.State>(enlarged),
        };
    }
}
