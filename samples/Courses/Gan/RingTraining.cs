using StaticNets;

namespace Courses.Gan;

/// <summary>Trains a generator of points of the ring, 128 in each step.</summary>
internal sealed class RingTraining(int seed) : GanTraining(seed, rows: 128, Generator.InputLength, Generator.OutputLength)
{
    private readonly Generator _generator = new(seed);
    private readonly Discriminator _discriminator = new(seed + 1);
    private readonly Adam _ofGenerator = new(1e-3) { Beta1 = 0.5 };
    private readonly Adam _ofDiscriminator = new(1e-3) { Beta1 = 0.5 };

    protected override void DrawReal(Span<float> row) => (row[0], row[1]) = Ring.Next(Random);

    protected override void Generate(ReadOnlySpan<float> noise, Span<float> made) => _generator.Predict(noise, made);

    protected override void LearnToTell(ReadOnlySpan<float> rows, ReadOnlySpan<float> isReal) =>
        _discriminator.TrainStep(rows, isReal, _ofDiscriminator);

    protected override void LearnToDeceive(ReadOnlySpan<float> noise, Span<float> made, ReadOnlySpan<float> ones)
    {
        Generator.Tape tape = _generator.Forward(noise, made);
        _discriminator.Gradient(made, ones, Gradients);
        _generator.Backward(tape, Gradients.Input);
        _generator.Apply(_ofGenerator);
    }
}
