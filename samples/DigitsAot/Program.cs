using DigitsAot;

const string Usage = """
    Recognises handwritten digits of 8×8 pixels, and learns to.

      digits predict < PICTURE.pgm        the probabilities of 0 to 9
      digits train WEIGHTS < ROWS.csv     learns from rows of 64 pixels (0 to 16) and a digit; writes a safetensors file
      digits speed                        predictions per second
    """;

try
{
    switch (args)
    {
        case ["predict"]:
            Prediction.Run(Console.OpenStandardInput(), Console.Out);
            return 0;
        case ["train", string weights]:
            Training.Run(Console.In, weights, Console.Out);
            return 0;
        case ["speed"]:
            Speed.Run(Console.Out);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}
