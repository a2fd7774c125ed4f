using Courses.Digits;
using StaticNets;

namespace Courses.Gan;

/// <summary>Trains a generator of images of digits, 64 in each step.</summary>
internal sealed class DigitTraining(DigitRows images, int seed)
    : GanTraining(seed, rows: 64, DigitGenerator.InputLength, DigitGenerator.OutputLength)
{
    private readonly DigitGenerator _generator = new(seed);
    private readonly DigitDiscriminator _discriminator = new(seed + 1);
    private readonly Adam _ofGenerator = new(5e-4) { Beta1 = 0.5 };
    private readonly Adam _ofDiscriminator = new(5e-4) { Beta1 = 0.5 };

    protected override void DrawReal(Span<float> row) =>
        images.Pixels.AsSpan(Random.Next(images.Count) * DigitRows.Length, DigitRows.Length).CopyTo(row);

    protected override void Generate(ReadOnlySpan<float> noise, Span<float> made) => _generator.Predict(noise, made);

    protected override void LearnToTell(ReadOnlySpan<float> rows, ReadOnlySpan<float> isReal) =>
        _discriminator.TrainStep(rows, isReal, _ofDiscriminator);

    protected override void LearnToDeceive(ReadOnlySpan<float> noise, Span<float> made, ReadOnlySpan<float> ones)
    {
        DigitGenerator.Tape tape = _generator.Forward(noise, made);
        _discriminator.Gradient(made, ones, Gradients);
        _generator.Backward(tape, Gradients.Input);
        _generator.Apply(_ofGenerator);
    }
}
