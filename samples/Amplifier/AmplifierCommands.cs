using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using Amps.Models;
using Amps.Playing;
using Amps.Reference;
using Amps.Sounds;
using Amps.Training;

namespace Amps;

/// <summary>The commands of the program. The exit code is 1 after an error, or if the demonstration does not reach its figure.</summary>
internal static class AmplifierCommands
{
    private const int MostBlock = 1 << 20;
    private const double MostSeconds = 3600;

    private static readonly Option<double> _seconds = CreateNumber("--seconds", "Length of the sound to learn from.", 8, 0.2, MostSeconds);

    private static readonly Option<int> _seed = CreateNumber(
        "--seed",
        "Seed of the sound to learn from and of the first weights.",
        0,
        0,
        int.MaxValue
    );

    private static readonly Option<int> _block = CreateNumber("--block", "Samples in a block.", 64, 1, MostBlock);

    /// <summary>Creates the command line.</summary>
    public static RootCommand Create()
    {
        Option<DirectoryInfo> folder = new("--folder")
        {
            Description = "Folder for sounds and weights.",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        RootCommand root = new("An LSTM learns a distortion, then processes a sound block by block.") { _seconds, _seed, _block, folder };
        root.SetAction(result =>
            Guard(() =>
                Demonstration.Run(
                    Console.Out,
                    result.GetValue(folder)!,
                    result.GetValue(_seconds),
                    result.GetValue(_seed),
                    result.GetValue(_block)
                )
            )
        );
        root.Add(CreateTrain());
        root.Add(CreatePlay());
        return root;
    }

    private static Command CreateTrain()
    {
        Option<FileInfo> output = new("--output") { Description = "File for the weights (.safetensors).", Required = true };
        Command command = new("train", "Trains the network on the reference amplifier.") { output, _seconds, _seed };
        command.SetAction(result =>
            Guard(() =>
            {
                Amplifier network = Demonstration.Train(Console.Out, result.GetValue(_seconds), result.GetValue(_seed));
                network.Save(result.GetValue(output)!.FullName);
                return 0;
            })
        );
        return command;
    }

    private static Command CreatePlay()
    {
        Argument<FileInfo> model = new("model") { Description = "Weights (.safetensors), or a model of NAM, RTNeural, AIDA-X or Proteus." };
        Argument<FileInfo> input = new("in.wav") { Description = "The sound to process." };
        Argument<FileInfo> output = new("out.wav") { Description = "The processed sound; an existing file is replaced." };
        Option<FileInfo> reference = new("--reference")
        {
            Description =
                "The sound at the output of the device itself, to compare with. Without it, weights of this program's own training "
                + "are compared with the reference amplifier.",
        };
        Command command = new("play", "Processes a WAV file.") { model, input, output, _block, reference };
        command.SetAction(result =>
            Guard(() =>
            {
                Play(
                    result.GetValue(model)!.FullName,
                    result.GetValue(input)!.FullName,
                    result.GetValue(output)!.FullName,
                    result.GetValue(_block),
                    result.GetValue(reference)?.FullName
                );
                return 0;
            })
        );
        return command;
    }

    private static void Play(string model, string input, string output, int block, string? reference)
    {
        Amp amp = Amp.Load(model);
        Sound dry = WavFile.Read(input);
        if (dry.Samples.Length == 0)
        {
            throw new InvalidDataException($"{Path.GetFileName(input)} must have samples, but has none.");
        }

        if (amp.SampleRate is { } rate && rate != dry.SampleRate)
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(input)} must have {rate} samples per second, as the model, but has {dry.SampleRate}."
            );
        }

        float[]? target =
            reference is not null ? Target(reference, dry)
            : amp.LearntReference ? ReferenceAmp.Play(dry.Samples)
            : null;
        Playback playback = BlockPlayback.Run(amp, dry, block);
        WavFile.Write(output, playback.Wet);
        if (target is not null)
        {
            Console.WriteLine($"error-to-signal ratio: {ErrorToSignal.Ratio(playback.Wet.Samples, target):P2}");
        }

        Report.Write(Console.Out, playback);
    }

    private static float[] Target(string reference, Sound dry)
    {
        Sound target = WavFile.Read(reference);
        return target.SampleRate == dry.SampleRate && target.Samples.Length == dry.Samples.Length
            ? target.Samples
            : throw new InvalidDataException(
                $"{Path.GetFileName(reference)} must have {dry.Samples.Length} samples at {dry.SampleRate} per second, as the input, but has "
                    + $"{target.Samples.Length} at {target.SampleRate}."
            );
    }

    /// <summary>Creates an option for a number in a range. A text that is no number is reported by the option itself.</summary>
    private static Option<T> CreateNumber<T>(string name, string description, T usual, T least, T most)
        where T : INumber<T>
    {
        Option<T> option = new(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens is [Token token]
                && T.TryParse(token.Value, CultureInfo.InvariantCulture, out T? value)
                && !(value >= least && value <= most)
            )
            {
                result.AddError($"{name} must be from {least} to {most}, but is {value}.");
            }
        });
        return option;
    }

    private static int Guard(Func<int> action)
    {
        try
        {
            return action();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
    }
}
